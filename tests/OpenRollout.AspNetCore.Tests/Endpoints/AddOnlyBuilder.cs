namespace OpenRollout.AspNetCore.Tests.Endpoints;

/// <summary>A builder as in libraries for .NET 6, without <see cref="IEndpointConventionBuilder.Finally"/>.</summary>
internal sealed class AddOnlyBuilder(IEndpointConventionBuilder inner) : IEndpointConventionBuilder
{
    public void Add(Action<EndpointBuilder> convention) => inner.Add(convention);
}
