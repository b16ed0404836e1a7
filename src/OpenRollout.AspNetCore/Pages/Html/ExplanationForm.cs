using OpenRollout.Manifest;

namespace OpenRollout.AspNetCore.Pages.Html;

/// <summary>The form to request an explanation.</summary>
/// <param name="Domain">The domain of the provider; null for the default provider.</param>
/// <param name="Keys">The keys of the flags.</param>
/// <param name="Attributes">The attributes of the context, the targeting key first.</param>
internal sealed record ExplanationForm(string? Domain, IReadOnlyList<string> Keys, IReadOnlyList<AttributeDefinition> Attributes)
{
    private static readonly string[] Booleans = ["true", "false"];

    /// <summary>Gets the request whose values fill the form; null for an empty form.</summary>
    public ExplanationRequest? Request { get; init; }

    public static ExplanationForm Of(ObservedProvider provider)
        => new(provider.Domain, [.. provider.Overview.GetFlagStatuses().Select(flag => flag.Definition.Key)], provider.Overview.Attributes);

    public void Write(HtmlText html, string address)
    {
        html.Write($"""<form method="post" action="{address}/explain" autocomplete="off"><input type="hidden" name="domain" value="{Domain:raw}">""");
        html.Write($"""<label><span>flag</span><select name="flag">""");
        WriteOptions(html, "all flags", Keys, Request?.FlagKey);
        html.Write($"</select></label>");
        foreach (var attribute in Attributes)
        {
            WriteField(html, attribute);
        }

        html.Write($"""<p><button>Explain</button></p></form>""");
    }

    private void WriteField(HtmlText html, AttributeDefinition attribute)
    {
        var name = ExplanationRequestReader.AttributePrefix + attribute.Name;
        var entered = Request is not null && Request.Attributes.TryGetValue(attribute.Name, out var value) ? value.Text : null;
        html.Write($"""<label title="{attribute.Description}"><span>{attribute.Name}</span>""");
        if ((attribute.Values ?? (attribute.Type == AttributeType.Boolean ? Booleans : null)) is { } values)
        {
            html.Write($"""<select name="{name:raw}">""");
            WriteOptions(html, "absent", values, entered?.ToLowerInvariant() is "true" or "false" && attribute.Values is null ? entered.ToLowerInvariant() : entered);
            html.Write($"</select>");
        }
        else
        {
            html.Write($"""<input name="{name:raw}" value="{entered:raw}" placeholder="{PlaceholderOf(attribute.Type)}" spellcheck="false" autocapitalize="off">""");
        }

        html.Write($"</label>");
    }

    private static void WriteOptions(HtmlText html, string none, IEnumerable<string> values, string? selected)
    {
        html.Write($"""<option value="">{none}</option>""");
        foreach (var value in values)
        {
            if (value == selected)
            {
                html.Write($"""<option selected value="{value:raw}">{value}</option>""");
            }
            else
            {
                html.Write($"""<option value="{value:raw}">{value}</option>""");
            }
        }
    }

    private static string PlaceholderOf(AttributeType type) => type switch
    {
        AttributeType.Number => "a number",
        AttributeType.SemanticVersion => "5.2.0",
        AttributeType.DateTime => "2026-12-01T08:00:00Z",
        AttributeType.StringList => "one, two",
        _ => "absent",
    };
}
