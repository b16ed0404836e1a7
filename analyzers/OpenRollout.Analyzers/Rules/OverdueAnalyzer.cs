using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using OpenRollout.Manifest;

namespace OpenRollout.Analyzers.Rules;

/// <summary>ROLL3002: the flag has outlived the day, or the age, that it was meant to reach.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class OverdueAnalyzer() : LifecycleAnalyzer(RuleDescriptors.Overdue)
{
    private protected override bool IsShownInManifest => true;

    private protected override bool IsShownAtUses => true;

    private protected override LifecycleFinding? Judge(FlagDefinition flag, LifecycleSettings settings)
        => LifecycleFindings.Overdue(flag, settings);
}
