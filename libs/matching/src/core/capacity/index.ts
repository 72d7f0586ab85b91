export * from './capacity-board.js';
export * from './carers-to-keep.js';
export * from './place-states.js';
