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

    private protected override LifecycleFinding? Check(FlagDefinition flag, IReadOnlyList<CountedEnvironment> environments, LifecycleSettings settings)
        => LifecycleFindings.Finished(flag, environments, settings) is not null ? Removable(flag, "its rollout is finished")
            : LifecycleFindings.SwitchedOff(flag, environments, settings) is not null ? Removable(flag, "it has been switched off for a long time")
            : LifecycleFindings.Overdue(flag, settings) is not null ? Removable(flag, "it is overdue for removal")
            : null;

    private static LifecycleFinding Removable(FlagDefinition flag, string why) => new(RuleDescriptors.Removable, PlainText.Quote(flag.Key), why);
}
