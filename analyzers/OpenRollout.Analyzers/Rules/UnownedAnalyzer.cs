using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using OpenRollout.Manifest;
using OpenRollout.Manifest.Text;

namespace OpenRollout.Analyzers.Rules;

/// <summary>ROLL3006: a release flag is temporary, but has no owner or no removal date.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class UnownedAnalyzer() : RolloutAnalyzer(RuleDescriptors.Unowned)
{
    private protected override void Register(CompilationStartAnalysisContext context, RolloutProject project)
        => context.RegisterFlagAction(project, static (file, flag, report) =>
        {
            if (flag.Lifecycle.Kind == LifecycleKind.Release && MissingOf(flag.Lifecycle) is { } missing)
            {
                report(Diagnostic.Create(RuleDescriptors.Unowned, file.LocationOf(flag.Range), PlainText.Quote(flag.Key), missing));
            }
        });

    private static string? MissingOf(FlagLifecycle lifecycle) => (HasOwner: !string.IsNullOrWhiteSpace(lifecycle.Owner), lifecycle.RemoveBy) switch
    {
        (false, null) => "'owner' and 'removeBy'",
        (false, _) => "'owner'",
        (true, null) => "'removeBy'",
        _ => null,
    };
}
