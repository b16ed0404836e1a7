using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using OpenRollout.Manifest;

namespace OpenRollout.Analyzers.Rules;

/// <summary>
/// ROLL3101: wherever ROLL3001, 3002 or 3004 is shown at a use. Apart from them, and no warning, because a plain
/// <c>dotnet format</c> applies the fixes of warnings, and none of those may delete code.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class RemovableAnalyzer() : LifecycleAnalyzer(RuleDescriptors.Removable)
{
    private protected override bool IsShownInManifest => false;

    private protected override bool IsShownAtUses => true;

    private protected override LifecycleFinding? Judge(FlagDefinition flag, LifecycleSettings settings)
        => LifecycleFindings.Finished(flag, settings) is not null ? Removable(flag, "its rollout is finished")
            : LifecycleFindings.SwitchedOff(flag, settings) is not null ? Removable(flag, "it has been switched off for a long time")
            : LifecycleFindings.Overdue(flag, settings) is not null ? Removable(flag, "it is overdue for removal")
            : null;

    private static LifecycleFinding Removable(FlagDefinition flag, string why) => new(RuleDescriptors.Removable, flag.Key, why);
}
