import { useCallback, useEffect, useRef, useState } from 'react';
import { longestSeconds, type Plan, type VoiceNotes } from './formats';

export type Trouble = 'insecure' | 'denied' | 'missing' | 'busy' | 'failed';
export type Phase = 'asking' | 'recording' | 'paused' | 'recorded' | 'trouble';

/** Enough for speech; a voice note of a minute stays below what phones load by themselves. */
const BITS_PER_SECOND = 32_000;
const TICK_MS = 100;

function troubleOf(error: unknown): Trouble {
  const name = error instanceof DOMException ? error.name : '';
  if (name === 'NotAllowedError' || name === 'SecurityError') return 'denied';
  if (name === 'NotFoundError' || name === 'OverconstrainedError') return 'missing';
  if (name === 'NotReadableError' || name === 'AbortError') return 'busy';
  return 'failed';
}

interface Running {
  recorder: MediaRecorder;
  stream: MediaStream;
  context: AudioContext;
  analyser: AnalyserNode;
}

/** Records from the moment it is shown. The microphone is let go of when it stops, or goes away. */
export function useRecorder(plan: Plan, taken: VoiceNotes) {
  const [phase, setPhase] = useState<Phase>('asking');
  const [trouble, setTrouble] = useState<Trouble>('failed');
  const [seconds, setSeconds] = useState(0);
  const [level, setLevel] = useState(0);
  const [recorded, setRecorded] = useState<Blob | null>(null);
  const [address, setAddress] = useState<string | null>(null);
  const running = useRef<Running | null>(null);
  const passed = useRef(0);
  const most = longestSeconds(taken, plan);

  const release = useCallback(() => {
    const now = running.current;
    running.current = null;
    now?.stream.getTracks().forEach((track) => { track.stop(); });
    void now?.context.close().catch(() => undefined);
  }, []);

  useEffect(() => {
    let away = false;
    let made = '';
    const begin = async () => {
      // Browsers leave it undefined, whatever the types say, where the page did not come over https.
      const devices = navigator.mediaDevices as MediaDevices | undefined;
      if (!window.isSecureContext || !devices) throw new TypeError('insecure');
      const stream = await devices.getUserMedia({ audio: { channelCount: 1, echoCancellation: true, noiseSuppression: true } });
      if (away) { stream.getTracks().forEach((track) => { track.stop(); }); return; }
      const context = new AudioContext();
      const analyser = context.createAnalyser();
      context.createMediaStreamSource(stream).connect(analyser);
      const recorder = new MediaRecorder(stream, { mimeType: plan.record, audioBitsPerSecond: BITS_PER_SECOND });
      const parts: Blob[] = [];
      running.current = { recorder, stream, context, analyser };
      recorder.ondataavailable = (event) => { if (event.data.size > 0) parts.push(event.data); };
      recorder.onstop = () => {
        release();
        if (away) return;
        const whole = new Blob(parts, { type: plan.record.split(';')[0] });
        made = URL.createObjectURL(whole);
        setRecorded(whole);
        setAddress(made);
        setPhase('recorded');
      };
      recorder.onerror = () => { setTrouble('busy'); setPhase('trouble'); release(); };
      // A headset that is pulled out ends the track: what was said until then is there.
      stream.getAudioTracks().forEach((track) => { track.onended = () => { if (recorder.state !== 'inactive') recorder.stop(); }; });
      recorder.start(1000);
      setPhase('recording');
    };
    begin().catch((error: unknown) => {
      if (away) return;
      setTrouble(error instanceof TypeError ? 'insecure' : troubleOf(error));
      setPhase('trouble');
    });
    return () => { away = true; release(); URL.revokeObjectURL(made); };
  }, [plan.record, release]);

  useEffect(() => {
    if (phase !== 'recording') return undefined;
    let last = performance.now();
    const sound = new Uint8Array(256);
    const timer = setInterval(() => {
      const now = performance.now();
      passed.current += (now - last) / 1000;
      last = now;
      setSeconds(passed.current);
      running.current?.analyser.getByteTimeDomainData(sound);
      setLevel(Math.min(1, Math.max(...sound.map((value) => Math.abs(value - 128))) / 96));
      if (passed.current >= most) running.current?.recorder.stop();
    }, TICK_MS);
    return () => { clearInterval(timer); };
  }, [phase, most]);

  useEffect(() => {
    if (phase !== 'recording' && phase !== 'paused' && phase !== 'recorded') return undefined;
    const ask = (event: BeforeUnloadEvent) => { event.preventDefault(); };
    window.addEventListener('beforeunload', ask);
    return () => { window.removeEventListener('beforeunload', ask); };
  }, [phase]);

  const pause = () => { running.current?.recorder.pause(); setLevel(0); setPhase('paused'); };
  const resume = () => { running.current?.recorder.resume(); setPhase('recording'); };
  const stop = () => { if (running.current && running.current.recorder.state !== 'inactive') running.current.recorder.stop(); };
  return { phase, trouble, seconds, level, most, recorded, address, pause, resume, stop };
}
