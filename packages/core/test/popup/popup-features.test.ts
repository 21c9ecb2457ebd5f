import { assert } from 'chai';
import { popupFeatures } from '../../src/popup/popup-features.js';

const desktop = { availWidth: 1920, availHeight: 1040, availLeft: 0, availTop: 0 };
const maximised = { screenX: 0, screenY: 0, outerWidth: 1920, outerHeight: 1040 };

/** The size asked for, the screen, the window that opens, and the numbers that come out. */
const places = [
  {
    name: 'in the middle of a maximised window',
    screen: desktop,
    opener: maximised,
    features: 'width=920,height=810,left=500,top=115',
  },
  {
    name: 'in the middle of a window at the right',
    screen: desktop,
    opener: { screenX: 900, screenY: 100, outerWidth: 1000, outerHeight: 900 },
    features: 'width=920,height=810,left=940,top=145',
  },
  {
    name: 'whole on the screen when the window sticks out on the right',
    screen: desktop,
    opener: { screenX: 1600, screenY: 600, outerWidth: 1000, outerHeight: 900 },
    features: 'width=920,height=810,left=1000,top=230',
  },
  {
    name: 'whole on the screen when the window sticks out on the left',
    screen: desktop,
    opener: { screenX: -600, screenY: -50, outerWidth: 1000, outerHeight: 400 },
    features: 'width=920,height=810,left=0,top=0',
  },
  {
    name: 'on a second monitor at the right',
    screen: { ...desktop, availLeft: 1920 },
    opener: { ...maximised, screenX: 1920 },
    features: 'width=920,height=810,left=2420,top=115',
  },
  {
    name: 'on a second monitor at the left, where positions are negative',
    screen: { availWidth: 1280, availHeight: 1000, availLeft: -1280, availTop: 24 },
    opener: { screenX: -1280, screenY: 24, outerWidth: 1280, outerHeight: 1000 },
    features: 'width=920,height=810,left=-1100,top=119',
  },
  {
    name: 'whole on a monitor above, where positions are negative',
    screen: { availWidth: 1600, availHeight: 900, availLeft: 0, availTop: -900 },
    opener: { screenX: 100, screenY: -900, outerWidth: 800, outerHeight: 400 },
    features: 'width=920,height=810,left=40,top=-900',
  },
  {
    name: 'below the menu bar and beside the dock',
    screen: { availWidth: 1360, availHeight: 875, availLeft: 80, availTop: 25 },
    opener: { screenX: 80, screenY: 25, outerWidth: 600, outerHeight: 500 },
    features: 'width=920,height=810,left=80,top=25',
  },
  {
    name: 'no larger than a small laptop',
    screen: { availWidth: 800, availHeight: 600, availLeft: 0, availTop: 0 },
    opener: { screenX: 0, screenY: 0, outerWidth: 800, outerHeight: 600 },
    features: 'width=800,height=600,left=0,top=0',
  },
  {
    name: 'no wider than a phone',
    screen: { availWidth: 390, availHeight: 844, availLeft: 0, availTop: 0 },
    opener: { screenX: 0, screenY: 0, outerWidth: 390, outerHeight: 844 },
    features: 'width=390,height=810,left=0,top=17',
  },
  {
    name: 'in whole pixels when the page is zoomed',
    screen: { availWidth: 1745, availHeight: 945, availLeft: 0, availTop: 0 },
    opener: { screenX: 13, screenY: 7, outerWidth: 1455, outerHeight: 909 },
    features: 'width=920,height=810,left=281,top=57',
  },
  {
    name: 'at the origin of a screen that does not tell its own',
    screen: { availWidth: 1920, availHeight: 1040 },
    opener: maximised,
    features: 'width=920,height=810,left=500,top=115',
  },
];

suite('popupFeatures', () => {
  for (const { name, screen, opener, features } of places) {
    test(`places the popup ${name}`, () => {
      assert.equal(popupFeatures(920, 810, screen, opener), `popup=yes,${features}`);
    });
  }

  test('keeps the size it was given', () => {
    assert.include(popupFeatures(500, 700, desktop, maximised), 'width=500,height=700');
  });

  test("reads this browser's own screen and window", () => {
    assert.match(
      popupFeatures(920, 810, screen, window),
      /^popup=yes,width=\d+,height=\d+,left=-?\d+,top=-?\d+$/,
    );
  });
});
