using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using OpenRollout.Manifest;
using OpenRollout.Manifest.Text;

namespace OpenRollout.Analyzers.Rules;

/// <summary>
/// ROLL3101: a use for which ROLL3001, ROLL3002 or ROLL3004 is reported. It is a separate rule of severity info because a plain
/// <c>dotnet format</c> applies the fixes of warnings, and no such fix may delete code.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class RemovableAnalyzer() : LifecycleAnalyzer(RuleDescriptors.Removable)
{
    private protected override bool IsReportedInManifest => false;

    private protected override bool IsReportedAtUses => true;

    /// <summary>Returns why a flag can be removed, such as <c>its rollout is finished</c>; null if it is still needed.</summary>
    /// <param name="flag">The flag of the manifest.</param>
    /// <param name="environments">The environments that count; at least one.</param>
    /// <param name="settings">The day of the build and the allowed ages.</param>
    public static string? FindReason(FlagDefinition flag, IReadOnlyList<CountedEnvironment> environments, LifecycleSettings settings)
        => LifecycleFindings.Finished(flag, environments, settings) is not null ? "its rollout is finished"
            : LifecycleFindings.SwitchedOff(flag, environments, settings) is not null ? "it has been switched off for a long time"
            : LifecycleFindings.Overdue(flag, settings) is not null ? "it is overdue for removal"
            : null;

    private protected override LifecycleFinding? Check(FlagDefinition flag, IReadOnlyList<CountedEnvironment> environments, LifecycleSettings settings)
        => FindReason(flag, environments, settings) is { } why ? new(RuleDescriptors.Removable, PlainText.Quote(flag.Key), why) : null;
}
