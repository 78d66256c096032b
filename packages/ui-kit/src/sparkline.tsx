// The last stretch of a figure, drawn in a row of a table: a trend, not only "used now". Plain SVG, no axes.
export function Sparkline({
  values,
  max = 100,
  width = 72,
  height = 18,
  label,
}: {
  values: readonly number[];
  max?: number;
  width?: number;
  height?: number;
  label: string;
}) {
  if (values.length < 2) return <svg width={width} height={height} aria-hidden />;
  const step = width / (values.length - 1);
  const y = (value: number) => height - 1 - (Math.min(max, Math.max(0, value)) / max) * (height - 2);
  const line = values
    .map((value, at) => `${at === 0 ? 'M' : 'L'}${(at * step).toFixed(1)} ${y(value).toFixed(1)}`)
    .join('');
  return (
    <svg width={width} height={height} role="img" aria-label={label} className="ov-spark">
      <path d={`${line}L${width} ${height}L0 ${height}Z`} fill="currentColor" opacity="0.16" />
      <path d={line} fill="none" stroke="currentColor" strokeWidth="1.3" />
    </svg>
  );
}
