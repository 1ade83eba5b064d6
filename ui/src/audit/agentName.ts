const programs: [RegExp, string][] = [[/Edg\//, 'Edge'], [/OPR\//, 'Opera'], [/Firefox\//, 'Firefox'], [/Chrome\//, 'Chrome'], [/Safari\//, 'Safari']];
const systems: [RegExp, string][] = [[/Android/, 'Android'], [/iPhone|iPad/, 'iOS'], [/Windows/, 'Windows'], [/Mac OS X/, 'macOS'], [/Linux/, 'Linux']];
const named = (names: [RegExp, string][], agent: string) => names.find(([pattern]) => pattern.test(agent))?.[1];

/** "Chrome, Linux" of what a browser says about itself; for a program the first word it says. */
export function agentName(agent: string): string {
  const program = named(programs, agent);
  if (!program) return agent.split(' ')[0] ?? '';
  const system = named(systems, agent);
  return system ? `${program}, ${system}` : program;
}
