using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using OpenRollout.Manifest;

namespace OpenRollout.Analyzers.Rules;

/// <summary>ROLL3003: the rollout has stayed in a partial stage for too long. It is reported in the manifest, where it can be fixed.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class StuckAnalyzer() : LifecycleAnalyzer(RuleDescriptors.Stuck)
{
    private protected override bool IsReportedInManifest => true;

    private protected override bool IsReportedAtUses => false;

    private protected override LifecycleFinding? Check(FlagDefinition flag, IReadOnlyList<CountedEnvironment> environments, LifecycleSettings settings)
        => LifecycleFindings.Stuck(flag, environments, settings);
}
