using OpenRollout.Manifest.Text;

namespace OpenRollout.Manifest.Reasoning;

/// <summary>An audience with its position in the rollout.</summary>
/// <param name="Stage">The index of its stage.</param>
/// <param name="StageName">The name of its stage.</param>
/// <param name="Number">Its number within the stage, counted from 1.</param>
/// <param name="Definition">The audience itself.</param>
/// <param name="Members">The users that it targets, before its percentage is applied.</param>
/// <param name="Served">The values that it serves.</param>
internal sealed record Audience(int Stage, string StageName, int Number, AudienceDefinition Definition, Condition Members, Served Served)
{
    public Percentage Share => Definition.Percentage;

    /// <summary>Gets a value indicating whether its percentage is 0 at all times.</summary>
    public bool IsParked => PercentageComparison.Greatest(Share) == 0;

    /// <summary>Gets a value indicating whether a user needs a unit to be in.</summary>
    public bool AlwaysNeedsUnit => Served.IsSplit || PercentageComparison.Greatest(Share) < Percentage.All;

    /// <summary>Returns the audiences of a flag in the order of its stages, which is not the order of evaluation.</summary>
    public static IReadOnlyList<Audience> Of(FlagDefinition flag)
        => [.. (flag.GetRollout()?.Stages ?? []).SelectMany((stage, index) => stage.Audiences.Select((audience, number) =>
            new Audience(index, stage.Name, number + 1, audience, Reasoning.TargetConditions.Of(audience), Reasoning.Served.By(flag, audience))))];

    /// <summary>Returns whether this audience is evaluated before another one: later stages come first, and within a stage lower numbers.</summary>
    public bool IsAskedBefore(Audience other) => Stage != other.Stage ? Stage > other.Stage : Number < other.Number;

    public string Describe() => $"audience {Number} of stage '{PlainText.Quote(StageName)}' ({AudienceSummary.Write(Definition)})";
}
