using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using OpenRollout.Manifest;

namespace OpenRollout.Analyzers.Rules;

/// <summary>ROLL3004: the code behind the flag never runs. It is reported at each use.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class SwitchedOffAnalyzer() : LifecycleAnalyzer(RuleDescriptors.SwitchedOff)
{
    private protected override bool IsReportedInManifest => false;

    private protected override bool IsReportedAtUses => true;

    private protected override LifecycleFinding? Check(FlagDefinition flag, IReadOnlyList<CountedEnvironment> environments, LifecycleSettings settings)
        => LifecycleFindings.SwitchedOff(flag, environments, settings);
}
