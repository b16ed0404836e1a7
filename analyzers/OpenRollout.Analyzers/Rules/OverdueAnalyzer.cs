using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using OpenRollout.Manifest;

namespace OpenRollout.Analyzers.Rules;

/// <summary>ROLL3002: the flag is past its removal date, or older than flags of its kind should be.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class OverdueAnalyzer() : LifecycleAnalyzer(RuleDescriptors.Overdue)
{
    private protected override bool IsReportedInManifest => true;

    private protected override bool IsReportedAtUses => true;

    private protected override LifecycleFinding? Check(FlagDefinition flag, IReadOnlyList<CountedEnvironment> environments, LifecycleSettings settings)
        => LifecycleFindings.Overdue(flag, settings);
}
