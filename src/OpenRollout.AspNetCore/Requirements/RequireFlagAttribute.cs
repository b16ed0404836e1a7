using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.Extensions.DependencyInjection;
using OpenRollout.AspNetCore.Requirements;

namespace OpenRollout.AspNetCore;

/// <summary>
/// Limits an endpoint to users for whom a flag is on, as <c>RequireFlag</c> does for mapped endpoints. Apply it to a controller, an
/// action, a Razor page model, the handler of a route, a SignalR hub, a gRPC service or one of its methods, or a Blazor component with
/// <c>@page</c>. The application fails to start if a flag is unknown or not boolean, or if the attribute is on a method of a hub, where
/// it has no effect.
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method, AllowMultiple = true, Inherited = true)]
public sealed class RequireFlagAttribute : Attribute, IAsyncResourceFilter, IFlagRequirement
{
    private FlagCondition? _condition;

    /// <summary>Initializes a new instance of the <see cref="RequireFlagAttribute"/> class that requires flags by their keys.</summary>
    /// <param name="flagKey">The key of the flag.</param>
    /// <param name="others">The keys of further flags; <see cref="Requirement"/> specifies how many must be on.</param>
    /// <exception cref="ArgumentException"><paramref name="flagKey"/> is null or empty.</exception>
    public RequireFlagAttribute([TakesFlagKey] string flagKey, [TakesFlagKey] params string[] others)
    {
        ArgumentException.ThrowIfNullOrEmpty(flagKey);
        ArgumentNullException.ThrowIfNull(others);
        FlagKeys = [flagKey, .. others];
    }

    /// <summary>
    /// Initializes a new instance of the <see cref="RequireFlagAttribute"/> class that requires flags by their accessors, which the
    /// compiler checks (ROLL4007): <c>[RequireFlag(typeof(Flags), nameof(Flags.Stories))]</c>.
    /// </summary>
    /// <param name="flags">The generated class with the accessors, such as <c>typeof(Flags)</c>, or <c>typeof(Flags.Feed)</c> for a flag in a group.</param>
    /// <param name="name">The name of the accessor.</param>
    /// <param name="others">The names of further accessors of the class; <see cref="Requirement"/> specifies how many flags must be on.</param>
    /// <exception cref="ArgumentException">The class has no flag with one of the names.</exception>
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
                : throw new ArgumentException($"{flags} has no flag '{accessor}'. Pass the class that declares it; for a flag in a group, the class of the group.", nameof(name)));
        }

        FlagKeys = keys;
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> FlagKeys { get; }

    /// <summary>Gets the generated class with the accessors; null if the attribute was created with keys.</summary>
    public Type? Flags { get; }

    /// <summary>Gets the name of the first accessor; null if the attribute was created with keys.</summary>
    public string? Name { get; }

    /// <summary>Gets or sets how many of several flags must be on; <see cref="FlagRequirementType.All"/> by default.</summary>
    public FlagRequirementType Requirement { get; set; }

    /// <summary>
    /// Gets or sets a value indicating whether the requirement is negated, for an endpoint that replaces a feature; false by default. A
    /// flag whose state is unknown meets neither a requirement nor its negation; see <see cref="FlagCondition"/>.
    /// </summary>
    public bool Negate { get; set; }

    /// <summary>
    /// Gets or sets the status code of denied requests, 400 to 599, or 0, the default, for the response that
    /// <see cref="FlagGateOptions"/> specifies. With any other value, the application fails to start.
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
