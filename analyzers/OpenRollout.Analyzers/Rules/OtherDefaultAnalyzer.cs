using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using OpenRollout.Manifest.Text;

namespace OpenRollout.Analyzers.Rules;

/// <summary>
/// ROLL4004: the default in code differs from the manifest's. A failed evaluation returns the default in code, so a failure would
/// look like a release. Objects are not compared.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class OtherDefaultAnalyzer() : RolloutAnalyzer(RuleDescriptors.OtherDefault)
{
    private protected override void Register(CompilationStartAnalysisContext context, RolloutProject project)
        => context.RegisterClientCallAction(project, (operation, call) =>
        {
            if (call.Key is { } key
                && DefaultInCode.Of(call) is { } value
                && project.FindFlags(new FlagReference(key)) is { Count: > 0 } flags
                && flags.All(flag => call.Fits(flag.Definition.Type) && !value.Equals(flag.Definition.DefaultValue)))
            {
                operation.ReportDiagnostic(Diagnostic.Create(
                    RuleDescriptors.OtherDefault,
                    call.Find("defaultValue")!.Value.Syntax.GetLocation(),
                    PlainText.Quote(key),
                    PlainText.Quote(DefaultInCode.Show(value)),
                    PlainText.Quote(DefaultInCode.Show(flags[0].Definition.DefaultValue))));
            }
        });
}
