using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using OpenRollout.Manifest;

namespace OpenRollout.Analyzers.Rules;

/// <summary>ROLL3007: a stage that gives everyone the same is finished some day, but without its date no rule can say when.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class UndatedFinalStageAnalyzer() : RolloutAnalyzer(RuleDescriptors.UndatedFinalStage)
{
    /// <summary>The name of the property that has the day of the build.</summary>
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
