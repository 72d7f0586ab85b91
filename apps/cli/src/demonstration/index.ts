export { registerDemonstrationCommands } from './demonstration-command.js';
export { type DemonstrationAsked, ensureDemonstration } from './ensure-demonstration.js';
export { type LoadAsked, loadDemonstration, type LoadProgress } from './load-demonstration.js';
export { oneBar } from './one-bar.js';
