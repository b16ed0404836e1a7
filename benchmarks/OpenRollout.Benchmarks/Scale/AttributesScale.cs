using System.Runtime.CompilerServices;
using System.Text;
using OpenFeature.Isolated;
using OpenRollout.Evaluation;

namespace OpenRollout.Benchmarks;

/// <summary>Measures contexts with more and more attributes, of which a flag reads three: for one provider, and alternately for two tenants whose manifests declare them in different orders.</summary>
internal sealed class AttributesScale : ScaleSection
{
    public override IReadOnlyList<string> Columns => ["attributes", "IsEnabled(typed context)", "of two tenants in turn", "IsEnabled(EvaluationContext)", "snapshot of a typed context"];

    public static string NameOf(int index) => Words.Invariant($"attribute{index}");

    public override IEnumerable<IReadOnlyList<string>> Measure()
        => [Measure<Five>(), Measure<Fifty>(), Measure<FiveHundred>()];

    private static string[] Measure<TAttributes>()
        where TAttributes : struct
    {
        var contexts = WideContext<TAttributes>.Make();
        var untyped = contexts[0].ToEvaluationContext();
        var count = WideContext<TAttributes>.Count;
        var binding = Bind(count, "");
        var flag = new BooleanFlag(binding, "f", false);
        BooleanFlag[] tenants = [flag, new BooleanFlag(Bind(count, """ "tenant": { "type": "string" }, """), "f", false)];
        return
        [
            Words.Invariant($"{count}"),
            Words.Time(Timing.Of(_ => flag.IsEnabled(in contexts[0]))),
            Words.Time(Timing.Of(index => tenants[index & 1].IsEnabled(in contexts[0]))),
            Words.Time(Timing.Of(_ => flag.IsEnabled(untyped))),
            Words.Time(Timing.Of(_ => FlagSnapshot.Take(binding, in contexts[0]).Get(flag))),
        ];
    }

    private static FlagBinding Bind(int count, string first)
    {
        var api = OpenFeatureFactory.CreateIsolated();
        var attributes = string.Join(", ", Enumerable.Range(1, count - 1).Select(index => $$""" "{{NameOf(index)}}": { "type": "string" } """));
        var condition = string.Join(", ", new[] { 1, count / 2, count - 1 }.Select(index => $$""" { "{{NameOf(index)}}": "value" } """));
        api.SetProviderAsync(new OpenRolloutProvider(Encoding.UTF8.GetBytes($$"""
            { "context": { {{first}} {{attributes}} }, "flags": { "f": { "flagType": "boolean", "defaultValue": false, "rollout": { "stage": "s", "stages": [
                { "name": "s", "audiences": [ { "when": { "all": [ {{condition}} ] } } ] } ] } } } }
            """))).GetAwaiter().GetResult();
        return new FlagBinding(api);
    }

    [InlineArray(5)]
    private struct Five
    {
        private AttributeValue _first;
    }

    [InlineArray(50)]
    private struct Fifty
    {
        private AttributeValue _first;
    }

    [InlineArray(500)]
    private struct FiveHundred
    {
        private AttributeValue _first;
    }
}
