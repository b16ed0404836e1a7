using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using OpenRollout.Manifest.Problems;
using OpenRollout.Manifest.Text;

namespace OpenRollout.Analyzers.Rules;

/// <summary>
/// ROLL4002: no manifest has the key, so the call always returns its default. The rule reports nothing while a manifest has
/// errors, because the part that could not be read can have the key.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class UnknownKeyAnalyzer() : RolloutAnalyzer(RuleDescriptors.UnknownKey)
{
    private protected override void Register(CompilationStartAnalysisContext context, RolloutProject project)
    {
        if (!project.AreManifestsComplete)
        {
            return;
        }

        context.RegisterKeyTextAction(project, (operation, text) =>
        {
            if (text.Key is { } key && project.FindFlags(new FlagReference(key)).Count == 0)
            {
                var known = project.Files.SelectMany(file => file.Manifest.Flags).Select(flag => flag.Key);
                operation.ReportDiagnostic(
                    Diagnostic.Create(RuleDescriptors.UnknownKey, text.Location, PlainText.Quote(key), NearestName.Suggest(key, known)));
            }
        });
    }
}
