using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Mvc.ApiExplorer;
using Microsoft.AspNetCore.Routing;

namespace OpenRollout.AspNetCore.Requirements;

/// <summary>
/// Tells OpenAPI what users get for whom a required flag is off. An attribute of MVC's would take the place of the answer
/// that an action declares by its type, so this adds to what has been described.
/// </summary>
internal sealed class DeniedResponseDescriptions(FlagGate gate, EndpointDataSource endpoints) : IApiDescriptionProvider
{
    /// <summary>After those who describe.</summary>
    public int Order => 0;

    public void OnProvidersExecuting(ApiDescriptionProviderContext context)
    {
        // What MapControllers was told stands on the endpoints alone.
        var mapped = endpoints.Endpoints.ToLookup(endpoint => endpoint.Metadata.GetMetadata<ActionDescriptor>()?.Id);
        foreach (var description in context.Results)
        {
            var action = description.ActionDescriptor;
            foreach (var requirement in mapped[action.Id].SelectMany(endpoint => endpoint.Metadata).Concat(action.EndpointMetadata ?? []).OfType<IFlagRequirement>())
            {
                Describe(description.SupportedResponseTypes, requirement);
            }
        }
    }

    public void OnProvidersExecuted(ApiDescriptionProviderContext context)
    {
    }

    private void Describe(IList<ApiResponseType> answers, IFlagRequirement requirement)
    {
        if (gate.FindStatusCode(requirement) is { } statusCode && answers.All(answer => answer.StatusCode != statusCode))
        {
            answers.Add(new ApiResponseType { StatusCode = statusCode, Type = typeof(void) });
        }
    }
}
