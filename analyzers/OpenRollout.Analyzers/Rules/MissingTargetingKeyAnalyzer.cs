using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using OpenRollout.Manifest;
using OpenRollout.Manifest.Text;

namespace OpenRollout.Analyzers.Rules;

/// <summary>
/// ROLL4005: a percentage needs a targeting key. Only a context that is created in the call is checked, because another one can
/// have a key. So can the ambient contexts, which is why the severity is info.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class MissingTargetingKeyAnalyzer() : RolloutAnalyzer(RuleDescriptors.MissingTargetingKey)
{
    private protected override void Register(CompilationStartAnalysisContext context, RolloutProject project)
    {
        if (LifecycleSettings.Of(project.Options) is not { } settings)
        {
            return;
        }

        context.RegisterOperationAction(
            operation =>
            {
                var invocation = (IInvocationOperation)operation.Operation;
                if (invocation.Arguments.FirstOrDefault(argument => argument.Parameter?.Name == "context") is { ArgumentKind: ArgumentKind.Explicit } argument
                    && project.Uses.FindEvaluated(invocation) is { } flag
                    && FindStage(project.FindFlags(flag), settings) is { } found
                    && ContextInCall.LacksTargetingKey(argument.Value))
                {
                    operation.ReportDiagnostic(
                        Diagnostic.Create(RuleDescriptors.MissingTargetingKey, argument.Value.Syntax.GetLocation(), PlainText.Quote(flag.Key), PlainText.Quote(found.Stage.Name), found.Place));
                }
            },
            OperationKind.Invocation);
    }

    /// <summary>Returns the first flag's stage that needs the key, provided that each flag has such a stage, and the text that says where it is active.</summary>
    private static (StageDefinition Stage, string Place)? FindStage(IReadOnlyList<ManifestFlag> flags, LifecycleSettings settings)
    {
        var stages = flags.Select(flag => FindStage(flag, settings)).ToArray();
        return stages.Length > 0 && Array.TrueForAll(stages, stage => stage is not null) ? stages[0] : null;
    }

    /// <summary>Looks at the manifest alone, which applies where there is no overlay, and then at each environment.</summary>
    private static (StageDefinition Stage, string Place)? FindStage(ManifestFlag flag, LifecycleSettings settings)
    {
        if (PercentageStage.Find(flag.Definition, settings.Today) is { } stage)
        {
            return (stage, "");
        }

        foreach (var listed in flag.File.Manifest.Environments)
        {
            if (flag.File.FindOverlay(listed)?.MergeInto(flag.File) is { HasErrors: false } merged
                && PercentageStage.Find(merged.Find(flag.Definition), settings.Today) is { } other)
            {
                return (other, $" in {PlainText.Quote(listed.Value)}");
            }
        }

        return null;
    }
}
