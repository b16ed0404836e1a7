using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using OpenRollout.Manifest;
using OpenRollout.Manifest.Text;

namespace OpenRollout.Analyzers.Rules;

/// <summary>ROLL4003: a flag is read as a different type, which always returns the default and an error.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class WrongTypeAnalyzer() : RolloutAnalyzer(RuleDescriptors.WrongType)
{
    private protected override void Register(CompilationStartAnalysisContext context, RolloutProject project)
        => context.RegisterClientCallAction(project, (operation, call) =>
        {
            if (call.Key is { } key && project.FindFlags(new FlagReference(key)) is { Count: > 0 } flags && flags.All(flag => !call.Fits(flag.Definition.Type)))
            {
                operation.ReportDiagnostic(Diagnostic.Create(
                    RuleDescriptors.WrongType,
                    call.KeyArgument.Value.Syntax.GetLocation(),
                    PlainText.Quote(key),
                    Describe(flags[0].Definition.Type),
                    ClientMethods.NameOf(flags[0].Definition.Type, call.ReturnsDetails),
                    call.Invocation.TargetMethod.Name));
            }
        });

    private static string Describe(FlagType type) => type switch
    {
        FlagType.Boolean => "a boolean",
        FlagType.String => "a string",
        FlagType.Integer => "an integer",
        FlagType.Float => "a float",
        _ => "an object",
    };
}
