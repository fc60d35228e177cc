using Avow.Api;
using Avow.Holdings;
using Avow.Jobs;
using Avow.Promises;
using Avow.Web;
using Microsoft.EntityFrameworkCore;

namespace Avow.Modules;

/// <summary>A part of the house. Everything it brings, it declares here; the engine finds nothing by itself.</summary>
public interface IModule
{
    /// <summary>The tables it owns.</summary>
    void Tables(ModelBuilder model);

    /// <summary>The record kinds it keeps: whose, why, which clocks.</summary>
    void Holds(HoldingRegister holds)
    {
    }

    /// <summary>What its features need.</summary>
    void Services(IServiceCollection services)
    {
    }

    /// <summary>Its pages and actions; each says who may call it.</summary>
    void Routes(IEndpointRouteBuilder routes)
    {
    }

    /// <summary>Which of its pages and acts programs reach, and how they look there.</summary>
    void Api(ApiRegister api)
    {
    }

    /// <summary>Its lines in the staff menu.</summary>
    IEnumerable<MenuItem> Menu => [];

    /// <summary>Its handlers of work items.</summary>
    void Work(WorkRegister work, IServiceProvider services)
    {
    }

    /// <summary>What it can show for the sentences of the notice.</summary>
    void Evidence(EvidenceRegister evidence)
    {
    }
}
