using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using OpenRollout.Manifest;

namespace OpenRollout.Analyzers.Rules;

/// <summary>ROLL3004: what is behind the flag never runs. Without a use there is nothing dead, so it is shown at uses.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class SwitchedOffAnalyzer() : LifecycleAnalyzer(RuleDescriptors.SwitchedOff)
{
    private protected override bool IsShownInManifest => false;

    private protected override bool IsShownAtUses => true;

    private protected override LifecycleFinding? Judge(FlagDefinition flag, LifecycleSettings settings)
        => LifecycleFindings.SwitchedOff(flag, settings);
}
