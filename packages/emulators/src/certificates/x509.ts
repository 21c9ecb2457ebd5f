/** The library of certificates, which must not be imported from anywhere else. */
// What it stands on reads decorators by this, and so needs it first.
import 'reflect-metadata';
export * from '@peculiar/x509';
