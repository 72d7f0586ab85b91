export {
  type AuthorityNotFound,
  LookedAfterByDistance,
  type LookedAfterByDistanceFigures,
} from './app/looked-after-by-distance.service.js';
export * from './core/index.js';
export { SufficiencyModule } from './sufficiency.module.js';
