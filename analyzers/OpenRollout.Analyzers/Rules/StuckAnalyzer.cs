using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using OpenRollout.Manifest;

namespace OpenRollout.Analyzers.Rules;

/// <summary>ROLL3003: nothing has moved for long. Only the manifest can mend it, so it is shown there.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class StuckAnalyzer() : LifecycleAnalyzer(RuleDescriptors.Stuck)
{
    private protected override bool IsShownInManifest => true;

    private protected override bool IsShownAtUses => false;

    private protected override LifecycleFinding? Judge(FlagDefinition flag, LifecycleSettings settings)
        => LifecycleFindings.Stuck(flag, settings);
}
