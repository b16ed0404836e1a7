using OpenRollout.Manifest;
using OpenRollout.Manifest.Text;

namespace OpenRollout.Decisions;

/// <summary>
/// The rule for ROLL1011. Audiences are evaluated from the last stage to the first, and the first one that takes a user in
/// determines the value. A hold takes users out of audiences, so later ones see these users. It gives a user no other value
/// than before if each audience that remains serves what the reduced audiences before it serve.
/// </summary>
/// <remarks>
/// The rule looks at all stages, whichever is active, so advancing a rollout does not change whether it can be held. It does
/// not look at conditions, and a combination of holds breaks it only if one of them does.
/// </remarks>
internal static class HoldRule
{
    /// <summary>Returns the reason why a hold could give a user another value, with its remedy; null if it cannot.</summary>
    /// <param name="flag">The flag.</param>
    /// <param name="rollout">The flag's whole rollout.</param>
    /// <param name="stage">The index of the last stage that the flag may reach.</param>
    /// <param name="since">The time of the hold in UTC ticks.</param>
    public static string? FindViolation(FlagDefinition flag, RolloutDefinition rollout, int stage, long since)
    {
        var reduced = new List<(StageDefinition Stage, int Number, ServeDefinition? Serve)>();
        for (var index = rollout.Stages.Count - 1; index >= 0; index--)
        {
            var current = rollout.Stages[index];
            for (var number = 1; number <= current.Audiences.Count; number++)
            {
                var audience = current.Audiences[number - 1];
                var serve = rollout.ServeFor(audience);
                if (index <= stage && audience.Percentage.At(since) > 0)
                {
                    foreach (var before in reduced)
                    {
                        if (!ServesSame(flag, before.Serve, serve))
                        {
                            return Describe(flag, rollout.Stages[stage], before.Stage, before.Number, current, number);
                        }
                    }
                }

                var isReduced = index > stage || current.StartsAt > since || HeldRollout.GrowsAfter(audience.Percentage, since);
                if (isReduced && audience.Percentage.At(long.MaxValue) > 0)
                {
                    reduced.Add((current, number, serve));
                }
            }
        }

        return null;
    }

    private static bool ServesSame(FlagDefinition flag, ServeDefinition? one, ServeDefinition? other)
        => ReferenceEquals(one, other) || ValuesOf(flag, one).SequenceEqual(ValuesOf(flag, other));

    /// <summary>Returns the values with their weights; a single one with the weight 1.</summary>
    private static IEnumerable<(ManifestValue Value, int Weight)> ValuesOf(FlagDefinition flag, ServeDefinition? serve)
        => serve is null ? [(flag.OppositeVariant!.Value, 1)]
            : serve.Single is { } single ? [(flag.FindVariant(single.Variant.Value)!.Value, 1)]
            : serve.Variants.Where(weighted => weighted.Weight > 0).Select(weighted => (flag.FindVariant(weighted.Variant.Value)!.Value, weighted.Weight));

    private static string Describe(FlagDefinition flag, StageDefinition hold, StageDefinition reduced, int reducedNumber, StageDefinition remaining, int number)
        => $"{ProblemDescriptors.DecisionNotAllowed.Id}: '{PlainText.Quote(flag.Key)}' cannot be held at '{PlainText.Quote(hold.Name)}': users whom the hold takes out of audience {reducedNumber} of stage '{PlainText.Quote(reduced.Name)}' could get the other value of audience {number} of stage '{PlainText.Quote(remaining.Name)}'; switch the flag off instead";
}
