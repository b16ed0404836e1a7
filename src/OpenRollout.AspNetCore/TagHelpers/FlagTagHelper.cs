using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.DependencyInjection;
using OpenRollout.AspNetCore.TagHelpers;
using OpenRollout.Hosting.Snapshots;

namespace OpenRollout.AspNetCore;

/// <summary>
/// Renders the content of <c>&lt;flag name="stories"&gt;…&lt;/flag&gt;</c> for users for whom the flag is on, as evaluated in the
/// snapshot of the request. <c>&lt;flag names="stories, reels" requirement="Any"&gt;</c> tests several flags. The tag itself is not
/// rendered. Requires <c>@addTagHelper *, OpenRollout.AspNetCore</c>. If a flag is unknown, or its evaluation fails and returns false,
/// nothing is rendered, even with <see cref="Negate"/>. A warning is logged once for each name that is unknown or used incorrectly.
/// </summary>
[HtmlTargetElement("flag", Attributes = "name")]
[HtmlTargetElement("flag", Attributes = "names")]
public sealed class FlagTagHelper : TagHelper
{
    private readonly ScopedFlags _flags;
    private readonly FlagTagWarnings _warnings;

    /// <summary>Initializes a new instance of the <see cref="FlagTagHelper"/> class. Called by Razor.</summary>
    /// <param name="services">The services of the request.</param>
    public FlagTagHelper(IServiceProvider services)
    {
        ArgumentNullException.ThrowIfNull(services);
        _flags = services.GetRequiredService<ScopedFlags>();
        _warnings = services.GetRequiredService<FlagTagWarnings>();
    }

    /// <summary>Gets or sets the key of the flag, which must be boolean unless <see cref="Variant"/> is set.</summary>
    [TakesFlagKey]
    public string Name { get; set; } = "";

    /// <summary>Gets or sets the keys of several boolean flags, separated by commas, in place of <see cref="Name"/>.</summary>
    [TakesFlagKey(IsList = true)]
    public string? Names { get; set; }

    /// <summary>Gets or sets how many of several flags must be on; <see cref="FlagRequirementType.All"/> by default.</summary>
    public FlagRequirementType Requirement { get; set; }

    /// <summary>Gets or sets a value indicating whether to render the content for the other users instead; false by default.</summary>
    public bool Negate { get; set; }

    /// <summary>
    /// Gets or sets the variant that the user must get, or several separated by commas; null by default. Required for flags that are not
    /// boolean; can be used with a single flag only.
    /// </summary>
    public string? Variant { get; set; }

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        output.TagName = null;
        if (Evaluate() is not { } isMet || isMet == Negate)
        {
            output.SuppressOutput();
        }
    }

    /// <summary>Returns whether the flags have the required state for the user; null if the state is unknown.</summary>
    private bool? Evaluate()
    {
        var names = Names?.Split(',', StringSplitOptions.TrimEntries) ?? [Name];
        foreach (var name in names)
        {
            if (FindError(name) is { } error)
            {
                _warnings.Warn(name, error);
                return null;
            }
        }

        return Variant is { } variants
            ? _flags.GetVariantName(_flags.Find(names[0])!) is { } variant ? variants.Split(',', StringSplitOptions.TrimEntries).Contains(variant, StringComparer.Ordinal) : null
            : FlagCondition.Of(names, Requirement).Evaluate(_flags);
    }

    /// <summary>Returns the error of a name; null if it is valid.</summary>
    private string? FindError(string name) => _flags.Find(name) switch
    {
        null => "no registered manifest had this flag when the application was built",
        _ when Variant is not null => Names is null ? null : "'variant' requires a single flag; set 'name' in place of 'names'",
        BooleanFlag => null,
        _ => "the flag is not boolean; set 'variant'",
    };
}
