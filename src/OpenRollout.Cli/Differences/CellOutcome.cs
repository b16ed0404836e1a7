using OpenRollout.Manifest;
using OpenRollout.Manifest.Reasoning;
using OpenRollout.Manifest.Text;

namespace OpenRollout.Cli.Differences;

/// <summary>What a group of users gets, and why.</summary>
/// <param name="IsIn">Whether an audience includes them.</param>
/// <param name="Value">The value; null if the evaluation fails, so that callers get their own default.</param>
/// <param name="Cause">The reason, such as <c>5 % of everyone (stage 'gradual')</c> or <c>segment 'minors' is excluded</c>.</param>
internal sealed record CellOutcome(bool IsIn, ManifestValue? Value, string Cause)
{
    /// <summary>Creates the outcome of users in an audience.</summary>
    public static CellOutcome In(StageDefinition stage, AudienceDefinition audience, ManifestValue value)
        => new(true, value, $"{AudienceSummary.Write(audience)} (stage '{PlainText.Quote(stage.Name)}')");

    /// <summary>Creates the outcome of users who get the default.</summary>
    public static CellOutcome Default(FlagDefinition flag, string cause) => new(false, flag.DefaultValue, cause);

    /// <summary>Creates the outcome of users whose unit is missing.</summary>
    public static CellOutcome Error(string unit) => new(false, null, $"without '{PlainText.Quote(unit)}' the flag cannot be evaluated");
}
