package io.insaka.customers;

import io.insaka.channels.spi.Address;
import io.insaka.contacts.Contact;
import java.util.List;
import java.util.stream.Collectors;

/** All addresses of a person, in the columns of a sheet. */
record Addresses(List<Contact> contacts) {
    String phone() {
        return first(Address.PHONE).isEmpty() ? "" : "+" + first(Address.PHONE);
    }

    String mail() {
        return first(Address.EMAIL);
    }

    /** Behind the first phone and the first mail address. */
    String others() {
        String phone = first(Address.PHONE);
        String mail = first(Address.EMAIL);
        return contacts.stream()
                .flatMap(contact -> contact.addresses().stream())
                .filter(address -> !(address.kind().equals(Address.PHONE)
                        && address.value().equals(phone)))
                .filter(address -> !(address.kind().equals(Address.EMAIL)
                        && address.value().equals(mail)))
                .map(address -> address.kind() + ":" + address.value())
                .distinct()
                .collect(Collectors.joining(" "));
    }

    private String first(String kind) {
        return contacts.stream()
                .flatMap(contact -> contact.addresses().stream())
                .filter(address -> address.kind().equals(kind))
                .map(Address::value)
                .findFirst()
                .orElse("");
    }

    @Override
    public String toString() {
        return "Addresses";
    }
}
