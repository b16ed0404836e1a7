using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using OpenRollout.Manifest;

namespace OpenRollout.Analyzers.Rules;

/// <summary>ROLL3001: the flag gives everyone the same and can go.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class FinishedAnalyzer() : LifecycleAnalyzer(RuleDescriptors.Finished)
{
    private protected override bool IsShownInManifest => true;

    private protected override bool IsShownAtUses => true;

    private protected override LifecycleFinding? Judge(FlagDefinition flag, LifecycleSettings settings)
        => LifecycleFindings.Finished(flag, settings);
}
