using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Mvc.ApiExplorer;
using Microsoft.AspNetCore.Routing;

namespace OpenRollout.AspNetCore.Requirements;

/// <summary>
/// Adds the status code of denied requests to the OpenAPI descriptions of controllers. An MVC attribute would replace the response that
/// an action declares by its return type.
/// </summary>
internal sealed class DeniedResponseDescriptions(FlagGate gate, EndpointDataSource endpoints) : IApiDescriptionProvider
{
    /// <summary>Gets the order: after the framework's providers, which create the descriptions.</summary>
    public int Order => 0;

    public void OnProvidersExecuting(ApiDescriptionProviderContext context)
    {
        // Requirements added to the result of MapControllers are only in the metadata of endpoints.
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

    private void Describe(IList<ApiResponseType> responses, IFlagRequirement requirement)
    {
        if (gate.FindStatusCode(requirement) is { } statusCode && responses.All(response => response.StatusCode != statusCode))
        {
            responses.Add(new ApiResponseType { StatusCode = statusCode, Type = typeof(void) });
        }
    }
}
