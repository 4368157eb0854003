"""The catalogue in DCAT-AP, written with rdflib."""

from typing import Any

from django.conf import settings

from verbond.agreement import facade as agreement
from verbond.opendata import queries
from verbond.opendata.addresses import ROOT, site
from verbond.opendata.datasets import Dataset, Form, all_datasets

SPDX = "http://spdx.org/rdf/terms#"
VCARD = "http://www.w3.org/2006/vcard/ns#"
EU = "http://publications.europa.eu/resource/authority"


def catalogue_graph() -> Any:
    """Return the graph of the catalogue: one dataset a kind of data, one distribution a form."""
    # rdflib takes 0.3 s to import: only who asks for the catalogue pays for it.
    from rdflib import DCAT, DCTERMS, FOAF, RDF, Graph, Literal, URIRef

    graph = Graph()
    for prefix, space in (("dcat", DCAT), ("dcterms", DCTERMS), ("foaf", FOAF)):
        graph.bind(prefix, space)
    own, publisher = URIRef(f"{site()}{ROOT}/#catalogue"), URIRef(f"{site()}/#publisher")
    graph.add((own, RDF.type, DCAT.Catalog))
    title = f"Open data van Verbond {settings.CITY_NAME}"
    graph.add((own, DCTERMS.title, Literal(title, lang="nl")))
    about = "Wat de stad beloofde en wat erover bekend is, als data."
    graph.add((own, DCTERMS.description, Literal(about, lang="nl")))
    graph.add((own, DCTERMS.publisher, publisher))
    graph.add((own, DCTERMS.language, URIRef(f"{EU}/language/NLD")))
    graph.add((own, FOAF.homepage, URIRef(f"{site()}{ROOT}/")))
    graph.add((publisher, RDF.type, FOAF.Agent))
    graph.add((publisher, FOAF.name, Literal(f"Verbond {settings.CITY_NAME}")))
    agreements = agreement.all_agreements()
    for dataset in all_datasets(agreements, queries.version(agreements)):
        graph.add((own, DCAT.dataset, _add_dataset(graph, dataset, publisher)))
    _add_api(graph, own)
    return graph


def _add_dataset(graph: Any, dataset: Dataset, publisher: Any) -> Any:
    from rdflib import DCAT, DCTERMS, RDF, XSD, Literal, URIRef

    own = URIRef(f"{site()}{ROOT}/#{dataset.id}")
    licence = _add_licence(graph, dataset, own)
    contact = _add_contact(graph)
    for predicate, value in (
        (RDF.type, DCAT.Dataset),
        (DCTERMS.title, Literal(dataset.title, lang="nl")),
        (DCTERMS.description, Literal(dataset.about, lang="nl")),
        (DCTERMS.identifier, Literal(str(own))),
        (DCTERMS.publisher, publisher),
        (DCTERMS.license, licence),
        (DCTERMS.accessRights, URIRef(f"{EU}/access-right/PUBLIC")),
        (DCTERMS.language, URIRef(f"{EU}/language/NLD")),
        (DCAT.theme, URIRef(f"{EU}/data-theme/{dataset.theme}")),
        (DCAT.contactPoint, contact),
        (DCAT.landingPage, URIRef(f"{site()}{ROOT}/#{dataset.id}")),
        *((DCAT.keyword, Literal(word, lang="nl")) for word in dataset.keywords),
    ):
        graph.add((own, predicate, value))
    for predicate, moment in (
        (DCTERMS.issued, dataset.issued),
        (DCTERMS.modified, dataset.modified),
    ):
        if moment:
            graph.add((own, predicate, Literal(moment.isoformat(), datatype=XSD.dateTime)))
    for form in dataset.forms:
        graph.add((own, DCAT.distribution, _add_form(graph, form, licence)))
    return own


def _add_form(graph: Any, form: Form, licence: Any) -> Any:
    from rdflib import DCAT, DCTERMS, RDF, XSD, Literal, URIRef

    address = URIRef(site() + form.path)
    own = URIRef(f"{address}#distribution")
    graph.add((own, RDF.type, DCAT.Distribution))
    graph.add((own, DCTERMS.title, Literal(form.name)))
    graph.add((own, DCTERMS.license, licence))
    graph.add((own, DCTERMS["format"], URIRef(f"{EU}/file-type/{form.file_type}")))
    media = f"http://www.iana.org/assignments/media-types/{form.media_type}"
    graph.add((own, DCAT.mediaType, URIRef(media)))
    graph.add((own, DCAT.accessURL, address))
    if form.is_file:
        graph.add((own, DCAT.downloadURL, address))
    if form.bytes is not None:
        size = Literal(form.bytes, datatype=XSD.nonNegativeInteger)
        graph.add((own, DCAT.byteSize, size))
    if form.sha256:
        _add_checksum(graph, own, form.sha256)
    return own


def _add_checksum(graph: Any, form: Any, sha256: str) -> None:
    from rdflib import RDF, XSD, Literal, Namespace, URIRef

    spdx = Namespace(SPDX)
    own = URIRef(f"{form}-sha256")
    graph.add((form, spdx.checksum, own))
    graph.add((own, RDF.type, spdx.Checksum))
    graph.add((own, spdx.algorithm, spdx.checksumAlgorithm_sha256))
    graph.add((own, spdx.checksumValue, Literal(sha256, datatype=XSD.hexBinary)))


def _add_licence(graph: Any, dataset: Dataset, own: Any) -> Any:
    from rdflib import DCTERMS, RDF, Literal, URIRef

    licence = URIRef(dataset.licence_url or f"{own}-licence")
    graph.add((licence, RDF.type, DCTERMS.LicenseDocument))
    graph.add((licence, DCTERMS.title, Literal(dataset.licence, lang="nl")))
    return licence


def _add_contact(graph: Any) -> Any:
    from rdflib import RDF, Literal, Namespace, URIRef

    card = Namespace(VCARD)
    contact = URIRef(f"{site()}/#contact")
    graph.add((contact, RDF.type, card.Organization))
    graph.add((contact, card.fn, Literal(f"Verbond {settings.CITY_NAME}")))
    graph.add((contact, card.hasURL, URIRef(f"{site()}/help/")))
    return contact


def _add_api(graph: Any, catalogue: Any) -> None:
    from rdflib import DCAT, DCTERMS, RDF, Literal, URIRef

    own = URIRef(f"{site()}{ROOT}/api/#service")
    graph.add((catalogue, DCAT.service, own))
    graph.add((own, RDF.type, DCAT.DataService))
    graph.add((own, DCTERMS.title, Literal("API van Verbond", lang="nl")))
    graph.add((own, DCAT.endpointURL, URIRef(f"{site()}{ROOT}/api/")))
    description = URIRef(f"{site()}{ROOT}/api/openapi.json")
    graph.add((own, DCAT.endpointDescription, description))
