using System.Text;

namespace OpenRollout.Benchmarks;

/// <summary>Measures manifests with more and more flags, each with three stages.</summary>
internal sealed class FlagsScale : ScaleSection
{
    public override IReadOnlyList<string> Columns => ["flags", "manifest", "loading", "memory kept", "one flag by key", "reload, all changed"];

    public override IEnumerable<IReadOnlyList<string>> Measure()
    {
        foreach (var count in new[] { 100, 1_000, 10_000, 100_000 })
        {
            var rules = Enumerable.Range(0, count).Select(index => ManyFlags.Rules[index % ManyFlags.Count] with { Key = Words.Invariant($"area{index % 100:D2}.feature-{index:D6}") }).ToArray();
            var manifest = ManyFlags.MakeManifest(rules);
            var changed = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(manifest).Replace("\"percentage\": ", "\"percentage\": 0.", StringComparison.Ordinal));
            var loading = Timing.OfOne(() => new OpenRolloutProvider(manifest), Math.Clamp(200_000 / count, 3, 100));
            var provider = new OpenRolloutProvider(manifest);
            var keys = Enumerable.Range(0, 4_096).Select(index => rules[new Random(index).Next(count)].Key).ToArray();
            var evaluating = Timing.Of(index => provider.ResolveBooleanValueAsync(keys[index & 4_095], false, Population.EvaluationContexts[0]).GetAwaiter().GetResult().Value);
            var turn = 0;
            var reloading = Timing.OfOne(() => provider.Update(turn++ % 2 == 0 ? changed : manifest), 4);
            yield return
            [
                Words.Invariant($"{count:#,0}"),
                Words.Bytes(manifest.Length),
                Words.Time(loading),
                Words.Bytes(Retained.By(() => new OpenRolloutProvider(manifest))),
                Words.Time(evaluating),
                Words.Time(reloading),
            ];
        }
    }
}
