using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.DependencyInjection;
using OpenRollout.AspNetCore.TagHelpers;
using OpenRollout.Hosting.Snapshots;

namespace OpenRollout.AspNetCore;

/// <summary>
/// Renders what is within <c>&lt;flag name="stories"&gt;…&lt;/flag&gt;</c> for users for whom the flag is on, by the
/// request's snapshot; of several flags, <c>&lt;flag names="stories, reels" requirement="Any"&gt;</c>, for whom all or one is.
/// Needs <c>@addTagHelper *, OpenRollout.AspNetCore</c>. The tag itself is not rendered. A flag that is unknown, or whose
/// evaluation ends in an error and gives false, renders nothing, also where it is negated; an unknown one is warned of once.
/// </summary>
[HtmlTargetElement("flag", Attributes = "name")]
[HtmlTargetElement("flag", Attributes = "names")]
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

    /// <summary>The keys of several boolean flags, with commas between, in place of <see cref="Name"/>.</summary>
    [TakesFlagKey(IsList = true)]
    public string? Names { get; set; }

    /// <summary>How many of the flags that are named must be on; all unless set.</summary>
    public FlagRequirementType Requirement { get; set; }

    /// <summary>Whether to render for the others.</summary>
    public bool Negate { get; set; }

    /// <summary>The variant, or several with commas between, that the user must get; for one flag that is not boolean, or has variants of its own.</summary>
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
        var names = Names?.Split(',', StringSplitOptions.TrimEntries) ?? [Name];
        foreach (var name in names)
        {
            if (Fault(name) is { } fault)
            {
                _warnings.Warn(name, fault);
                return null;
            }
        }

        return Variant is { } variants
            ? _flags.GetVariantName(_flags.Find(names[0])!) is { } got ? variants.Split(',', StringSplitOptions.TrimEntries).Contains(got, StringComparer.Ordinal) : null
            : FlagCondition.Of(names, Requirement).Evaluate(_flags);
    }

    /// <summary>Returns what is wrong with a name; null where nothing is.</summary>
    private string? Fault(string name) => _flags.Find(name) switch
    {
        null => "no manifest had such a flag when the application was built",
        _ when Variant is not null => Names is null ? null : "a variant is asked of one flag, by 'name'",
        BooleanFlag => null,
        _ => "it is not boolean, so a variant must be named",
    };
}
