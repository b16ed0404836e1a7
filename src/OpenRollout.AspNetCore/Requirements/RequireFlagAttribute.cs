using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.Extensions.DependencyInjection;
using OpenRollout.AspNetCore.Requirements;

namespace OpenRollout.AspNetCore;

/// <summary>
/// Hides an endpoint from users for whom a flag is off, as <c>RequireFlag</c> does where endpoints are mapped: a controller,
/// an action, a Razor page model, the handler of a route, a hub, a gRPC service or one of its methods, a Blazor component
/// with <c>@page</c>. The application does not start where the flag is unknown or not boolean, and where the attribute is on
/// a method of a hub, which it could not hide.
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method, AllowMultiple = true, Inherited = true)]
public sealed class RequireFlagAttribute : Attribute, IAsyncResourceFilter, IFlagRequirement
{
    private FlagCondition? _condition;

    /// <summary>Requires flags by their keys.</summary>
    /// <param name="flagKey">The key.</param>
    /// <param name="others">The keys of other flags; <see cref="Requirement"/> says how many must be on.</param>
    public RequireFlagAttribute([TakesFlagKey] string flagKey, [TakesFlagKey] params string[] others)
    {
        ArgumentException.ThrowIfNullOrEmpty(flagKey);
        ArgumentNullException.ThrowIfNull(others);
        FlagKeys = [flagKey, .. others];
    }

    /// <summary>Requires flags by their accessors, which the compiler checks (ROLL4007): <c>[RequireFlag(typeof(Flags), nameof(Flags.Stories))]</c>.</summary>
    /// <param name="flags">The generated class that has the accessors: <c>typeof(Flags)</c>, of a flag in a group the group's, <c>typeof(Flags.Feed)</c>.</param>
    /// <param name="name">The accessor's name.</param>
    /// <param name="others">The names of other accessors of the class; <see cref="Requirement"/> says how many flags must be on.</param>
    /// <exception cref="ArgumentException">The class has no such flag.</exception>
    public RequireFlagAttribute([DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicProperties)] Type flags, string name, params string[] others)
    {
        ArgumentNullException.ThrowIfNull(flags);
        ArgumentNullException.ThrowIfNull(others);
        Flags = flags;
        Name = name;
        var keys = new List<string>();
        foreach (var accessor in others.Prepend(name))
        {
            keys.Add(flags.GetProperty(accessor, BindingFlags.Public | BindingFlags.Static)?.GetValue(null) is FeatureFlag flag
                ? flag.Key
                : throw new ArgumentException($"{flags} has no flag '{accessor}'. Name the class that has it: of a flag in a group, the group's.", nameof(name)));
        }

        FlagKeys = keys;
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> FlagKeys { get; }

    /// <summary>The generated class; null where keys were given.</summary>
    public Type? Flags { get; }

    /// <summary>The first accessor's name; null where keys were given.</summary>
    public string? Name { get; }

    /// <summary>Gets or sets how many of several flags must be on; all unless set.</summary>
    public FlagRequirementType Requirement { get; set; }

    /// <summary>
    /// Gets or sets a value indicating whether the requirement is negated, for what users have in place of a feature; false unless
    /// set. A flag of which nothing is known, see <see cref="FlagCondition"/>, meets no requirement, negated or not.
    /// </summary>
    public bool Negate { get; set; }

    /// <summary>
    /// The status code for users for whom the flag is off, 400 to 599; 0, unless set, for what <see cref="FlagGateOptions"/>
    /// says. With any other the application does not start.
    /// </summary>
    public int StatusCode { get; set; }

    FlagCondition IFlagRequirement.Condition => _condition ??= FlagCondition.Of(FlagKeys, Requirement, Negate);

    int? IFlagRequirement.StatusCode => StatusCode == 0 ? null : StatusCode;

    async Task IAsyncResourceFilter.OnResourceExecutionAsync(ResourceExecutingContext context, ResourceExecutionDelegate next)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(next);
        var http = context.HttpContext;
        var gate = http.RequestServices.GetRequiredService<FlagGate>();
        if (gate.IsOpen(http, this))
        {
            await next().ConfigureAwait(false);
            return;
        }

        context.Result = new EmptyResult();
        await gate.DenyAsync(http, this).ConfigureAwait(false);
    }
}
