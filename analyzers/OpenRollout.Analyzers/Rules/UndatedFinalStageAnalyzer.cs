using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using OpenRollout.Manifest.Text;

namespace OpenRollout.Analyzers.Rules;

/// <summary>ROLL3007: a stage that serves everyone the same variant has no date, so ROLL3001 cannot tell when the rollout is finished.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class UndatedFinalStageAnalyzer() : RolloutAnalyzer(RuleDescriptors.UndatedFinalStage)
{
    /// <summary>The property of the diagnostic with the day of the build.</summary>
    public const string TodayProperty = "Today";

    private protected override void Register(CompilationStartAnalysisContext context, RolloutProject project)
    {
        if (LifecycleSettings.Of(project.Options) is not { } settings)
        {
            return;
        }

        var properties = ImmutableDictionary<string, string?>.Empty.Add(TodayProperty, DateText.Format(settings.Today));
        context.RegisterFlagAction(project, (file, flag, report) =>
        {
            if (LifecycleFindings.UndatedFinalStage(flag, settings) is { } stage)
            {
                report(Diagnostic.Create(
                    RuleDescriptors.UndatedFinalStage, file.LocationOf(stage.Range), properties, PlainText.Quote(flag.Key), PlainText.Quote(stage.Name)));
            }
        });
    }
}
