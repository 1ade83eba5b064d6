/** Into which conversation another is to be merged. */
export interface Target {
  id: string;
  name: string;
  channelName: string;
  /** of the same customer */
  same: boolean;
}
