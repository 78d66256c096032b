// A plan as a person reads it: the steps in order, why there, what it touches.
import type { Plan } from '@overt/sdk/plan';

export function planText(plan: Plan): string {
  const lines = [plan.description || plan.action, ''];
  plan.steps.forEach((step, index) =>
    lines.push(
      `  ${index + 1}. ${step.description || step.name}${step.undoable === true ? ' (is undone if a later step fails)' : ''}`,
    ),
  );
  const { explanation } = plan;
  if (explanation?.chosen) lines.push('', `Host: ${explanation.chosen.hostName}`);
  for (const host of explanation?.hosts ?? []) {
    lines.push(
      `  ${host.fits ? 'fits ' : 'no   '} ${host.hostName}${host.reasons.length > 0 ? `: ${host.reasons.join('; ')}` : ''}`,
    );
  }
  if (plan.affects.length > 0) {
    lines.push('', 'Touches:', ...plan.affects.map(({ kind, id, name }) => `  ${kind} ${name || id}`));
  }
  lines.push('', 'Nothing was done.');
  return `${lines.join('\n')}\n`;
}
