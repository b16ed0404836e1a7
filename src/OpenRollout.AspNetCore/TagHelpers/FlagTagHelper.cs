using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.DependencyInjection;
using OpenRollout.Hosting;

namespace OpenRollout.AspNetCore;

/// <summary>
/// Renders what is within <c>&lt;flag name="stories"&gt;…&lt;/flag&gt;</c> for users for whom the flag is on, by the
/// request's snapshot. Needs <c>@addTagHelper *, OpenRollout.AspNetCore</c>. The tag itself is not rendered. A flag that
/// is unknown renders nothing, also where it is negated, and is warned of once.
/// </summary>
[HtmlTargetElement("flag", Attributes = "name")]
public sealed class FlagTagHelper : TagHelper
{
    private readonly ScopedFlags _flags;
    private readonly FlagTagWarnings _warnings;

    /// <summary>Makes one; Razor does.</summary>
    /// <param name="services">The request's services.</param>
    public FlagTagHelper(IServiceProvider services)
    {
        ArgumentNullException.ThrowIfNull(services);
        _flags = services.GetRequiredService<ScopedFlags>();
        _warnings = services.GetRequiredService<FlagTagWarnings>();
    }

    /// <summary>The flag's key.</summary>
    [TakesFlagKey]
    public string Name { get; set; } = "";

    /// <summary>Whether to render for the others.</summary>
    public bool Negate { get; set; }

    /// <summary>The variant, or several with commas between, that the user must get; for flags that are not boolean, and those with variants of their own.</summary>
    public string? Variant { get; set; }

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        output.TagName = null;
        if (Holds() is not { } holds || holds == Negate)
        {
            output.SuppressOutput();
        }
    }

    /// <summary>Returns whether the user has what is asked for; null where nobody can tell.</summary>
    private bool? Holds()
    {
        if (_flags.Find(Name) is not { } flag)
        {
            _warnings.Warn(Name, "no manifest had such a flag when the application was built");
            return null;
        }

        if (Variant is { } variants)
        {
            return _flags.GetVariantName(flag) is { } got && variants.Split(',', StringSplitOptions.TrimEntries).Contains(got, StringComparer.Ordinal);
        }

        if (flag is BooleanFlag boolean)
        {
            return _flags.IsEnabled(boolean);
        }

        _warnings.Warn(Name, "it is not boolean, so a variant must be named");
        return null;
    }
}
