/** Two soft notes, made by the browser itself. Silent where it does not allow sound. */
export function soundPlayer(): () => void {
  let context: AudioContext | null = null;
  return () => {
    try {
      context ??= new AudioContext();
      void context.resume();
      note(context, 660, 0);
      note(context, 880, 0.11);
    } catch {
      context = null;
    }
  };
}

function note(context: AudioContext, frequency: number, after: number): void {
  const start = context.currentTime + after;
  const tone = context.createOscillator();
  const volume = context.createGain();
  tone.frequency.value = frequency;
  volume.gain.setValueAtTime(0, start);
  volume.gain.linearRampToValueAtTime(0.07, start + 0.02);
  volume.gain.exponentialRampToValueAtTime(0.0001, start + 0.32);
  tone.connect(volume).connect(context.destination);
  tone.start(start);
  tone.stop(start + 0.34);
}
