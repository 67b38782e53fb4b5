import { accessibilityTests } from './accessibility.mjs';

accessibilityTests('en');
