using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using OpenRollout.Manifest;

namespace OpenRollout.Analyzers.Rules;

/// <summary>ROLL3001: the rollout serves everyone the same variant, so the flag can be removed.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class FinishedAnalyzer() : LifecycleAnalyzer(RuleDescriptors.Finished)
{
    private protected override bool IsReportedInManifest => true;

    private protected override bool IsReportedAtUses => true;

    private protected override LifecycleFinding? Check(FlagDefinition flag, IReadOnlyList<CountedEnvironment> environments, LifecycleSettings settings)
        => LifecycleFindings.Finished(flag, environments, settings);
}
