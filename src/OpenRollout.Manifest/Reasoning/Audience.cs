using OpenRollout.Manifest.Text;

namespace OpenRollout.Manifest.Reasoning;

/// <summary>An audience with its place in the rollout and what follows from that.</summary>
/// <param name="Stage">The index of its stage.</param>
/// <param name="StageName">The name of its stage.</param>
/// <param name="Number">Its number within the stage, counted from 1.</param>
/// <param name="Definition">The audience itself.</param>
/// <param name="Members">Those for whom it is meant, be they in or not.</param>
/// <param name="Served">What those get whom it takes in.</param>
internal sealed record Audience(int Stage, string StageName, int Number, AudienceDefinition Definition, Condition Members, Served Served)
{
    public Percentage Share => Definition.Percentage;

    /// <summary>Whether it takes nobody in at any time: somebody parked it.</summary>
    public bool IsParked => Shares.Greatest(Share) == 0;

    /// <summary>Whether somebody without a unit is never taken in.</summary>
    public bool AlwaysNeedsUnit => Served.IsSplit || Shares.Greatest(Share) < Percentage.All;

    /// <summary>The audiences of a flag in the order of its stages, which is not the order of evaluation.</summary>
    public static IReadOnlyList<Audience> Of(FlagDefinition flag)
        => [.. (flag.GetRollout()?.Stages ?? []).SelectMany((stage, index) => stage.Audiences.Select((audience, number) =>
            new Audience(index, stage.Name, number + 1, audience, Reasoning.Members.Of(audience), Reasoning.Served.By(flag, audience))))];

    /// <summary>Whether an evaluation that asks both asks this one first: the later stage first, and in a stage by number.</summary>
    public bool IsAskedBefore(Audience other) => Stage != other.Stage ? Stage > other.Stage : Number < other.Number;

    public string Describe() => $"audience {Number} of stage '{PlainText.Quote(StageName)}' ({AudienceSummary.Write(Definition)})";
}
