using OpenRollout.Manifest;
using OpenRollout.Manifest.Reasoning;
using OpenRollout.Manifest.Text;

namespace OpenRollout.Cli.Differences;

/// <summary>The value that a group of users gets, and the reason.</summary>
/// <param name="IsIn">Whether an audience includes them.</param>
/// <param name="Value">The value.</param>
/// <param name="Cause">The reason, such as <c>5 % of everyone (stage 'gradual')</c> or <c>segment 'minors' is excluded</c>.</param>
internal sealed record CellOutcome(bool IsIn, ManifestValue Value, string Cause)
{
    /// <summary>Gets a value indicating whether the evaluation fails, so that a flag that requires this one sees it as not on.</summary>
    public bool IsError { get; private init; }

    /// <summary>Creates the outcome of users in an audience.</summary>
    public static CellOutcome In(StageDefinition stage, AudienceDefinition audience, ManifestValue value)
        => new(true, value, $"{AudienceSummary.Write(audience)} (stage '{PlainText.Quote(stage.Name)}')");

    /// <summary>Creates the outcome of users who get the default.</summary>
    public static CellOutcome Default(FlagDefinition flag, string cause) => new(false, flag.DefaultValue, cause);

    /// <summary>Creates the outcome of users whose unit is missing. Callers get their own default, which counts as the flag's.</summary>
    public static CellOutcome Error(FlagDefinition flag, string unit) => new(false, flag.DefaultValue, $"without '{PlainText.Quote(unit)}' the flag cannot be evaluated") { IsError = true };
}
