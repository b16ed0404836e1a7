using System.Globalization;
using OpenRollout.Manifest;
using OpenRollout.Manifest.Text;

namespace OpenRollout.Cli.Differences;

/// <summary>Names the changes of how guardrails watch a flag. They change no value, but a reviewer must see that a rollout is no longer watched.</summary>
internal static class WatchEdits
{
    /// <summary>Returns the edits of a flag that both manifests have; empty if guardrails watch it as before.</summary>
    public static IReadOnlyList<string> Of(RolloutManifest before, RolloutManifest after, FlagDefinition old, FlagDefinition flag)
    {
        var (from, to) = (old.GetRollout()?.Watch, flag.GetRollout()?.Watch);
        if (from is null && to is null)
        {
            return [];
        }

        var (described, now) = (Describe(from), Describe(to));
        return
        [
            .. described == now ? Array.Empty<string>() : [$"watch {described} → {now}"],
            .. (to?.Guardrails ?? [])
                .Where(name => before.FindGuardrail(name.Value) is { } known && after.FindGuardrail(name.Value) is { } changed && Define(known) != Define(changed))
                .Select(name => $"guardrail '{PlainText.Quote(name.Value)}' counts {DescribeChange(before.FindGuardrail(name.Value)!, after.FindGuardrail(name.Value)!)}"),
        ];
    }

    private static string Describe(WatchDefinition? watch)
        => watch is null ? "none"
            : $"{string.Join(", ", watch.Guardrails.Select(name => $"'{PlainText.Quote(name.Value)}'"))} ({watch.FalseAlarms.ToString("0.###", CultureInfo.InvariantCulture)} %, {(watch.Then == GuardrailAction.Off ? "off" : "tell")})";

    private static (string Event, decimal Ratio, int? SlowerThan) Define(GuardrailDefinition guardrail) => (guardrail.Event, guardrail.Ratio, guardrail.SlowerThan);

    private static string DescribeChange(GuardrailDefinition from, GuardrailDefinition to)
        => from.Event != to.Event ? $"'{PlainText.Quote(from.Event)}' → '{PlainText.Quote(to.Event)}'"
            : from.SlowerThan != to.SlowerThan ? $"responses slower than {from.SlowerThan} ms → {to.SlowerThan} ms"
            : string.Create(CultureInfo.InvariantCulture, $"a ratio above {from.Ratio:0.###} → {to.Ratio:0.###}");
}
