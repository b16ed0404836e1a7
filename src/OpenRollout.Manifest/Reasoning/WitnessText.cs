using OpenRollout.Manifest.Conditions;
using OpenRollout.Manifest.Reasoning.Witnesses;
using OpenRollout.Manifest.Text;

namespace OpenRollout.Manifest.Reasoning;

/// <summary>Writes witnesses for messages.</summary>
internal static class WitnessText
{
    /// <summary>Writes which values the witness gets at the two moments.</summary>
    public static string DescribeValues(Witness witness, RolloutManifest manifest)
        => $"{witness.DescribeContext()} gets {Describe(witness.ValueBefore)} {Describe(witness.Before, witness, manifest)} and {Describe(witness.ValueAfter)} {Describe(witness.After, witness, manifest)}{DescribeOthers(witness)}";

    /// <summary>Writes that the witness is in at one moment and not at the other.</summary>
    public static string DescribeDropOut(Witness witness, RolloutManifest manifest)
        => $"{witness.DescribeContext()} is in {Describe(witness.Before, witness, manifest)} and not {Describe(witness.After, witness, manifest)}{DescribeOthers(witness)}";

    private static string Describe(ManifestValue? value) => value is null ? "an error" : PlainText.Quote(value.ToString());

    private static string Describe(Moment moment, Witness witness, RolloutManifest manifest)
    {
        var flag = manifest.FindFlag(moment.Flag)!;
        var index = moment.StageOf(flag, flag.GetRollout()!);
        var stage = index < 0 ? "before the first stage" : $"at stage '{PlainText.Quote(flag.GetRollout()!.Stages[index].Name)}'";
        var owner = flag.Key == witness.Flag.Key ? "" : $" of '{PlainText.Quote(flag.Key)}'";
        // The time is of no use if stages advance by hand and no percentage depends on it.
        var dependsOnTime = witness.Before.UtcTicks != witness.After.UtcTicks
            || flag.GetRollout()!.Stages.SelectMany(each => each.Audiences).Any(audience => audience.Percentage is not FixedPercentage);
        return $"{stage}{owner}{(dependsOnTime ? $" on {Rfc3339.Write(moment.UtcTicks)}" : "")}";
    }

    private static string DescribeOthers(Witness witness)
        => witness.Before.OthersAtLast ? " (all other flags are at their last stage)" : "";
}
