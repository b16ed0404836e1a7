using OpenRollout.AspNetCore.Pages.Reports;

namespace OpenRollout.AspNetCore.Pages.Html;

/// <summary>Writes the state of a flag as HTML: its stage on a bar of all stages, where decisions hold it, and which layer decided that and why.</summary>
internal static class StageMarkup
{
    /// <summary>The maximum number of dots before or after the active stage.</summary>
    private const int MaximumDots = 12;

    /// <param name="html">The HTML.</param>
    /// <param name="flag">The flag.</param>
    /// <param name="environment">The environment whose overlay is served; null if the manifest is served alone.</param>
    public static void Write(HtmlText html, FlagReport flag, string? environment)
    {
        if (!flag.Enabled)
        {
            html.Write($"""<span class="bad">switched off</span><p class="soft">everyone gets {flag.Default}</p>""");
        }
        else if (flag.StageCount == 0)
        {
            html.Write($"""no rollout<p class="soft">everyone gets {flag.Default}</p>""");
        }
        else
        {
            html.Write($"{flag.Stage ?? "no stage yet"} ");
            WriteBar(html, flag);
        }

        WriteLayer(html, flag, environment);
        if (flag is { Enabled: true, NextStage: { } next })
        {
            html.Write($"""<p class="soft">{next} from {PageText.FormatTime(flag.NextStageAt)}</p>""");
        }
    }

    private static void WriteBar(HtmlText html, FlagReport flag)
    {
        html.Write($"""<span class="dots" title="stage {flag.StageNumber} of {flag.StageCount}">{new string('●', Math.Min(flag.StageNumber, MaximumDots))}""");
        if (flag.HeldAt is null)
        {
            html.Write($"{new string('○', Math.Min(flag.StageCount - flag.StageNumber, MaximumDots))}</span>");
            return;
        }

        // Open stages before the hold, the hold, and the stages that it closes.
        var held = flag.Stages.TakeWhile(stage => stage.Name != flag.HeldAt).Count() + 1;
        html.Write($"""{new string('○', Math.Clamp(held - flag.StageNumber, 0, MaximumDots))}</span><span class="hold" title="no later stage than {flag.HeldAt}">┃</span><span class="dots closed">{new string('○', Math.Min(flag.StageCount - held, MaximumDots))}</span> <span class="pill warn">held</span>""");
    }

    private static void WriteLayer(HtmlText html, FlagReport flag, string? environment)
    {
        var (reason, planned) = (flag.Reason is { } text ? $": {text}" : "", flag.PlannedStage == flag.Stage ? null : flag.PlannedStage);
        if (flag.Layer == FlagStateLayer.Decision)
        {
            html.Write($"""<p class="warn">set by a decision{reason}</p>""");
            if (flag.Enabled && planned is not null)
            {
                html.Write($"""<p class="soft">{planned} without the decision</p>""");
            }
        }
        else if (environment is not null || flag.Reason is not null)
        {
            html.Write($"""<p class="soft">set by the {(flag.Layer == FlagStateLayer.Overlay ? $"overlay of {environment}" : "manifest")}{reason}</p>""");
        }
    }
}
